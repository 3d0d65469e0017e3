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
        // Those engines know these three and err in rare forms of them only, which the plugins below write anew.
        exclude: ["transform-destructuring", "transform-parameters", "transform-optional-chaining"],
      },
    ],
  ],
  plugins: [
    "@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression",
    "@babel/plugin-bugfix-safari-rest-destructuring-rhs-array",
    "@babel/plugin-bugfix-v8-spread-parameters-in-optional-chaining",
  ],
};
