#pragma once

#include <sqlite3.h>

// Syncs the database's file, not the log, through the descriptor that SQLite
// itself has: closing one of our own would drop SQLite's locks.
static inline int csqlite_sync(sqlite3 *database) {
    sqlite3_file *file = 0;
    int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (code != SQLITE_OK) return code;
    if (!file || !file->pMethods) return SQLITE_MISUSE;
    return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}

// Leaves the log as it is when the last connection is closed. Swift cannot
// call a function with any number of arguments.
static inline int csqlite_keep_log(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
