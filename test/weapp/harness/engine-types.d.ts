/** The parts of WeChat's engine that the harness uses; its own declarations leave these out. */
declare module "miniprogram-exparser" {
  interface ExparserEvents {
    create(name: string, detail: object, options: object): object;
    dispatchEvent(node: object, event: object): void;
  }
  const exparser: { Event: ExparserEvents };
  export default exparser;
}

declare module "miniprogram-compiler" {
  const compilers: { wxmlToJs(root: string, options?: object): string };
  export default compilers;
}
