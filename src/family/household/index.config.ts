export default definePageConfig({ navigationBarTitleText: "全家参保情况" });
