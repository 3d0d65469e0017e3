/// <reference types="@tarojs/taro" />

declare module "*.scss";

declare namespace NodeJS {
  interface ProcessEnv {
    /** Which target is being built. */
    TARO_ENV?: "h5" | "weapp";
    /** The cloud environment's id; empty means the one the mini-program is opened in. */
    TARO_APP_CLOUD_ENV?: string;
    /** `1` in the build for the browsers of offices. */
    TARO_APP_DESK?: string;
  }
}
