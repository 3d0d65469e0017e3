export default definePageConfig({ navigationBarTitleText: "户内情况" });
