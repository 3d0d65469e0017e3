export default definePageConfig({ navigationBarTitleText: "本地政策" });
