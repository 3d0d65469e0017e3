export interface QrCodeProps {
  /** What the code says. */
  text: string;
  /** What it is for; read out in its place. */
  label: string;
  className?: string;
}
