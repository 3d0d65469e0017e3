export default definePageConfig({
  navigationBarTitleText: "参保",
  enableShareAppMessage: true,
});
