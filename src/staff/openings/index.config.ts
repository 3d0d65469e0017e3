export default definePageConfig({ navigationBarTitleText: "缴费窗口" });
