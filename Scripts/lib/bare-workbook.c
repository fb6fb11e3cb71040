// bare-workbook CELLS KINDS OUT: writes a workbook with libxlsxwriter and nothing else, for Scripts/bench reports.
// CELLS: the cells of all rows, each with a zero byte behind it. KINDS: one letter a column, t text, n number,
// b truth value. Prints the milliseconds from opening the workbook to closing it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <xlsxwriter.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

int main(int count, char **words)
{
    if (count != 4) return 64;
    struct stat status;
    FILE *file = fopen(words[1], "rb");
    if (!file || fstat(fileno(file), &status) != 0) return 65;
    size_t length = (size_t)status.st_size;
    char *cells = malloc(length + 1);
    if (!cells || fread(cells, 1, length, file) != length) return 65;
    fclose(file);
    const char *kinds = words[2];
    size_t columns = strlen(kinds);

    double begin = now();
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = NULL, .use_zip64 = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(words[3], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "checks");
    lxw_format *textual = workbook_add_format(book);
    format_set_num_format(textual, "@");
    lxw_row_t row = 0;
    size_t column = 0;
    for (char *cell = cells; cell < cells + length; cell += strlen(cell) + 1) {
        if (*cell) {
            switch (kinds[column]) {
            case 'n': worksheet_write_number(sheet, row, (lxw_col_t)column, strtod(cell, NULL), NULL); break;
            case 'b': worksheet_write_boolean(sheet, row, (lxw_col_t)column, *cell == 't', NULL); break;
            default: worksheet_write_string(sheet, row, (lxw_col_t)column, cell, textual);
            }
        }
        if (++column == columns) {
            column = 0;
            row++;
        }
    }
    if (workbook_close(book) != LXW_NO_ERROR) return 75;
    printf("%.1f\n", now() - begin);
    return 0;
}
