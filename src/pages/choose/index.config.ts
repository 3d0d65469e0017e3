export default definePageConfig({ navigationBarTitleText: "选择缴费人" });
