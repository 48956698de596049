/** s3rver brings no types: what our tests use of it. */
declare module "s3rver" {
  // eslint-disable-next-line no-restricted-syntax -- So it is what the package has.
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: string[] }[];
    });
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
