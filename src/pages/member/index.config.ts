export default definePageConfig({ navigationBarTitleText: "参保情况" });
