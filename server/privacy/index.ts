/** The face of privacy: sealing, look-up hashes, and where sealed texts belong. */
export {
  createVault,
  vaultFromEnvironment,
  VaultError,
  type Hashes,
  type Vault,
  type VaultKeys,
} from "./vault";
export { sealContext } from "./contexts";
