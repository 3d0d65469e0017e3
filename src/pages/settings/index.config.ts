export default definePageConfig({ navigationBarTitleText: "字号与设置" });
