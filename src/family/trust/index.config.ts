export default definePageConfig({ navigationBarTitleText: "身份和查看记录" });
