/** The JSON body with which an open interface answers. */
export interface OpenApiBody {
  errcode: number;
  errmsg: string;
  [field: string]: unknown;
}
