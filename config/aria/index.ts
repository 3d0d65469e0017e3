import path from "node:path";
import { ariaAttributes } from "./attributes";

interface MiniPlatform {
  runtimePath: string | string[];
  template?: { mergeComponents(ctx: unknown, table: typeof ariaAttributes): void };
}
interface PluginContext {
  registerMethod(hook: { name: string; fn(platform: MiniPlatform): void }): void;
}

/** A Taro plugin: puts `aria-*` into the templates of mini-programs, so that a screen reader has words to say. */
export default function aria(ctx: PluginContext): void {
  ctx.registerMethod({
    name: "onSetupClose",
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaAttributes);
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, "runtime.ts")].flat();
    },
  });
}
