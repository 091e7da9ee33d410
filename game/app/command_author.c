#include <stdio.h>

#include "author.h"
#include "command.h"
#include "fail.h"
#include "file.h"

enum { WIDTH = 1280, HEIGHT = 720 };

int command_author(const Options *o) {
    Options asked = *o;
    Author author = {.file = o->name[0]};
    if (!file_exists(author.file)) {
        fail("%s cannot be opened; expected the file of a card", author.file);
        return command_told();
    }
    if (asked.pack_count == OPTION_PACKS) {
        fail("at most %d packs beside the card", OPTION_PACKS - 1);
        return command_told();
    }
    asked.pack[asked.pack_count++] = author.file;
    asked.skip_first_run = true;
    if (asked.window_width == 0) { // beside the editor
        asked.window_width = WIDTH;
        asked.window_height = HEIGHT;
    }
    Game *g = game_create(&asked, false, WIDTH, HEIGHT);
    if (!g)
        return command_told();
    if (o->breath_seconds > 0)
        g->breath_seconds = o->breath_seconds;
    g->input.beside = true;
    author_open(&author, g);
    game_frame(g);
    game_sound_open(g);
    while (!g->leaving) {
        author_look(&author, g);
        game_frame(g);
    }
    game_destroy(g);
    return 0;
}
