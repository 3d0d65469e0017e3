import type { Table as TableElement } from "./types";
import * as web from "./web";
import * as wechat from "./wechat";

export const Table: TableElement = process.env.TARO_ENV === "weapp" ? wechat.Table : web.Table;
export type { TableColumn } from "./types";
