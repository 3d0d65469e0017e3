import { mergeInternalComponents } from "@tarojs/shared";
import { ariaAttributes } from "./attributes";

mergeInternalComponents(ariaAttributes);
