export default definePageConfig({ navigationBarTitleText: "外出人员" });
