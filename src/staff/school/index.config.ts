export default definePageConfig({ navigationBarTitleText: "班级与学生" });
