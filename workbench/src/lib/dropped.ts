/** Files that were dropped on the page, folders opened. */

export interface Given {
  /** With its folders. */
  name: string;
  file: File;
}

const MOST = 20_000;

export async function dropped(transfer: DataTransfer): Promise<Given[]> {
  // Entries must be taken before the first wait: the browser forgets them after it.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: Given[] = [];
  const waiting: FileSystemEntry[] = entries;
  for (let entry = waiting.shift(); entry && found.length < MOST; entry = waiting.shift()) {
    if (entry.isFile) found.push({ name: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry as FileSystemFileEntry) });
    else waiting.push(...(await inside(entry as FileSystemDirectoryEntry)));
  }
  return found.filter((one) => !/(^|\/)\./.test(one.name));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done, failed) => entry.file(done, failed));
}

async function inside(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return all;
    all.push(...some);
  }
}
