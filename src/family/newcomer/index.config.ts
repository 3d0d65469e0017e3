export default definePageConfig({ navigationBarTitleText: "还没登记的人" });
