import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import pg from "pg";

const MANIFEST = "manifest.json";
/** What belongs to a running server alone, and the log that the archive has. */
const LEFT_OUT =
  /^(?:postmaster\.(?:pid|opts)|pg_wal\/.+|pg_replslot\/.+|pg_dynshmem\/.+|pg_notify\/.+|pg_serial\/.+|pg_snapshots\/.+|pg_stat_tmp\/.+|pg_subtrans\/.+|.*pgsql_tmp.*|pg_internal\.init)$/;

const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Every file below a folder, by its path from there. */
export function listFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

/** PostgreSQL reads and writes as a user of its own where the shop runs as root. */
export function giveTo(owner, path) {
  if (process.getuid?.() !== 0) return;
  chownSync(path, owner.uid, owner.gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path, { recursive: true })) chownSync(join(path, name), owner.uid, owner.gid);
}

/** Writes down the hash and size of every file of a backup. @returns Sum of the sizes. */
export function writeManifest(folder) {
  const files = listFiles(folder).filter((name) => name !== MANIFEST);
  const rows = files.map((name) => ({
    name,
    bytes: statSync(join(folder, name)).size,
    sha256: hashOf(join(folder, name)),
  }));
  writeFileSync(join(folder, MANIFEST), JSON.stringify(rows));
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Files of a backup that are not as they were written down, are missing, or were never written down. */
export function findDamage(folder) {
  const rows = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
  const known = new Set([MANIFEST, ...rows.map(({ name }) => name)]);
  const wrong = rows.filter(
    ({ name, sha256 }) => !existsSync(join(folder, name)) || hashOf(join(folder, name)) !== sha256,
  );
  return [...wrong.map(({ name }) => name), ...listFiles(folder).filter((name) => !known.has(name))];
}

/** Lets PostgreSQL copy each piece of its log away, one every few seconds at least; needs a restart. */
export async function turnOnArchive(databaseUrl, { archive, everySeconds }) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const command = `test ! -f "${archive}/%f" && cp "%p" "${archive}/.%f" && mv "${archive}/.%f" "${archive}/%f"`;
  await client.query("alter system set archive_mode = 'on'");
  await client.query(`alter system set archive_command = ${client.escapeLiteral(command)}`);
  await client.query(`alter system set archive_timeout = ${everySeconds}`);
  await client.end();
}

/**
 * A copy of the running database's files, with what has to be replayed over it in the archive. In plain SQL, because
 * the embedded PostgreSQL comes without `pg_basebackup`.
 */
export async function backUpDatabase(databaseUrl, { from, to }) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query("select pg_backup_start('drill', fast => true)");
  mkdirSync(to, { recursive: true, mode: 0o700 });
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !LEFT_OUT.test(relative(from, path)),
  });
  const { rows } = await client.query("select labelfile from pg_backup_stop(wait_for_archive => true)");
  writeFileSync(join(to, "backup_label"), rows[0].labelfile);
  await client.end();
}

/** Puts the copy back and tells PostgreSQL to replay all that the archive has. */
export function restoreDatabase({ from, to, archive, owner }) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => relative(from, path) !== MANIFEST });
  for (const name of [
    "pg_wal",
    "pg_replslot",
    "pg_dynshmem",
    "pg_notify",
    "pg_serial",
    "pg_snapshots",
    "pg_stat_tmp",
    "pg_subtrans",
  ]) {
    mkdirSync(join(to, name), { recursive: true });
  }
  writeFileSync(join(to, "recovery.signal"), "");
  const settings = join(to, "postgresql.auto.conf");
  writeFileSync(settings, `${readFileSync(settings, "utf8")}\nrestore_command = 'cp "${archive}/%f" "%p"'\n`);
  chmodSync(to, 0o700);
  giveTo(owner, to);
}
