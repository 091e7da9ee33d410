#include "app.h"

#include <stdio.h>

#include "arguments.h"
#include "command.h"
#include "fail.h"
#include "game.h"
#include "heap.h"
#include "script.h"

int command_told(void) {
    fprintf(stderr, "stretch-garden: %s\n", fail_text());
    return 1;
}

int command_printed(void) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return 0;
    fprintf(stderr, "stretch-garden: the output could not be written\n");
    return 1;
}

static int run(const Options *options) {
    switch (options->command) {
    case COMMAND_LIST:
        return command_list(options);
    case COMMAND_CHECK:
        return command_check(options);
    case COMMAND_PLAY:
        return command_play(options);
    case COMMAND_TRACE:
        return command_trace(options);
    case COMMAND_BENCH:
        return command_bench(options);
    case COMMAND_POSTER:
        return command_poster(options);
    case COMMAND_NEW:
        return command_new(options);
    case COMMAND_DOCS:
        return command_docs(options);
    case COMMAND_EXPORT:
        return command_export(options);
    case COMMAND_SHOW:
        return command_show(options);
    case COMMAND_AUTHOR:
        return command_author(options);
    default:
        return game_run(options);
    }
}

int app_run(int argc, char **argv) {
    Options options;
    heap_begin();
    switch (arguments_read(argc, argv, &options)) {
    case ARGUMENTS_HELP:
        arguments_usage(stdout, options.command);
        return command_printed();
    case ARGUMENTS_VERSION:
        printf("stretch-garden %s\n", GAME_VERSION);
        return command_printed();
    case ARGUMENTS_WRONG:
        fprintf(stderr, "stretch-garden: %s\n", fail_text());
        arguments_usage(stderr, options.command);
        return 2;
    default:
        return run(&options);
    }
}
