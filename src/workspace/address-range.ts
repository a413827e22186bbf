import { isIP } from "node:net";

/** Whether text is an IP address or a range of them: `10.1.2.3`, `10.1.0.0/16`, `fd00::/8`. */
export function isAddressRange(text: string): boolean {
  const [network = "", bits, ...rest] = text.split("/");
  const family = isIP(network);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
