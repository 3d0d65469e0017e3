export default definePageConfig({ navigationBarTitleText: "领取职责" });
