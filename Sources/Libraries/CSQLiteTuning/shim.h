#pragma once
#include <sqlite3.h>

/// Lets SQLite count no memory, for which it would take a lock at each allocation of each thread.
///
/// To be called before SQLite is first used; later it changes nothing and says so (SQLITE_MISUSE). Swift cannot call a
/// C function with a varying list of arguments, so it stands here.
static inline int sqlite_tuning_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
