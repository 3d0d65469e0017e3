export default definePageConfig({ navigationBarTitleText: "核对后缴费" });
