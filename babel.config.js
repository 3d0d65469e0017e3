/** Used by Taro's webpack only; jest compiles with swc. */
module.exports = {
  presets: [["taro", { framework: "react", ts: true, compiler: "webpack5", hot: false }]],
};
