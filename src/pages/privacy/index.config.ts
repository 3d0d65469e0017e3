export default definePageConfig({ navigationBarTitleText: "隐私与说明" });
