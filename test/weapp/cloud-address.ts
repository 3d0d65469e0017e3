/** Where `global-setup.ts` leaves the local cloud's address for the tests; a file of its own, as tests must not load the cloud. */
export const CLOUD_ENV = "CANBAO_TEST_CLOUD";
