/** Used by Taro's webpack only; jest compiles with swc. */
module.exports = {
  presets: [
    [
      "taro",
      {
        framework: "react",
        ts: true,
        compiler: "webpack5",
        hot: false,
        // What today's WeChat itself needs. DevTools turns it into older JavaScript on upload (`es6` in project.config.json).
        targets: { ios: "13.4", chrome: "80" },
      },
    ],
  ],
};
