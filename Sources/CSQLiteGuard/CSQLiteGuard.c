#include "CSQLiteGuard.h"

#include <stddef.h>

int watchbook_sqlite_guard(sqlite3 *connection) {
    const int switches[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
    };
    for (size_t index = 0; index < sizeof switches / sizeof switches[0]; index++) {
        int state = 0;
        int status = sqlite3_db_config(connection, switches[index][0], switches[index][1], &state);
        if (status != SQLITE_OK) return status;
        if (state != switches[index][1]) return SQLITE_MISUSE;
    }
    // The largest value is a photo of 32 MiB in a row of a few bytes more.
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 33 * 1024 * 1024);
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 64 * 1024);
    sqlite3_limit(connection, SQLITE_LIMIT_COLUMN, 64);
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 32);
    sqlite3_limit(connection, SQLITE_LIMIT_COMPOUND_SELECT, 4);
    sqlite3_limit(connection, SQLITE_LIMIT_VDBE_OP, 25000);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_limit(connection, SQLITE_LIMIT_FUNCTION_ARG, 8);
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64);
    sqlite3_limit(connection, SQLITE_LIMIT_VARIABLE_NUMBER, 32);
    sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0);
    const char *pragmas =
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;";
    return sqlite3_exec(connection, pragmas, NULL, NULL, NULL);
}

static int watchbook_spend(void *context) {
    int32_t *budget = context;
    if (*budget <= 0) return 1;
    *budget -= 1;
    return 0;
}

void watchbook_sqlite_budget(sqlite3 *connection, int instructions, int32_t *budget) {
    sqlite3_progress_handler(connection, instructions, watchbook_spend, budget);
}
