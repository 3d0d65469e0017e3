export default definePageConfig({ navigationBarTitleText: "两地对比" });
