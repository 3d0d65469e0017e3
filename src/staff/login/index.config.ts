export default definePageConfig({ navigationBarTitleText: "经办登录" });
