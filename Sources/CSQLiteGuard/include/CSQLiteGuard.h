#ifndef CSQLITEGUARD_H
#define CSQLITEGUARD_H

#include <sqlite3.h>
#include <stdint.h>

// sqlite3_db_config is variadic; Swift cannot call it.

/// Prepares a connection for reading a file of unknown origin: DEFENSIVE on; TRUSTED_SCHEMA,
/// triggers and views off; limits on lengths, columns, SQL depth and attached databases; no
/// memory map; cell_size_check on. Returns SQLITE_OK or the first error.
int watchbook_sqlite_guard(sqlite3 *connection);

/// Stops every statement of `connection` with SQLITE_INTERRUPT once `*budget` rounds of
/// `instructions` virtual-machine instructions have run. `budget` is counted down and must
/// outlive the connection.
void watchbook_sqlite_budget(sqlite3 *connection, int instructions, int32_t *budget);

#endif
