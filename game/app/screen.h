// What each screen shows and does, and what screens share: choices with one focus, words, and the
// people in their room. A screen says where its choices lie each time it draws.
#ifndef SCREEN_H
#define SCREEN_H

#include "game.h"

typedef struct {
    void (*draw)(Game *game);
    void (*press)(Game *game,
                  Action action); // pressed actions only, OK also for a click on a choice
} Screen;

const Screen *screen_of(ScreenId id);

void screen_first_draw(Game *game);
void screen_first_press(Game *game, Action action);
void screen_home_draw(Game *game);
void screen_home_press(Game *game, Action action);
void screen_one_draw(Game *game);
void screen_one_press(Game *game, Action action);
void screen_own_set_draw(Game *game);
void screen_own_set_press(Game *game, Action action);
void screen_ready_draw(Game *game);
void screen_ready_press(Game *game, Action action);
void screen_stretch_draw(Game *game);
void screen_stretch_press(Game *game, Action action);
void screen_pause_draw(Game *game);
void screen_pause_press(Game *game, Action action);
void screen_thanks_draw(Game *game);
void screen_thanks_press(Game *game, Action action);
void screen_garden_draw(Game *game);
void screen_garden_press(Game *game, Action action);
void screen_help_draw(Game *game);
void screen_help_press(Game *game, Action action);
void screen_today_draw(Game *game);
void screen_today_press(Game *game, Action action);
void screen_people_draw(Game *game);
void screen_people_press(Game *game, Action action);
void screen_maker_draw(Game *game);
void screen_maker_press(Game *game, Action action);
void screen_aside_draw(Game *game);
void screen_aside_press(Game *game, Action action);
void screen_voices_draw(Game *game);
void screen_voices_press(Game *game, Action action);
void screen_record_draw(Game *game);
void screen_record_press(Game *game, Action action);
void screen_progress_draw(Game *game);
void screen_progress_press(Game *game, Action action);
void screen_settings_draw(Game *game);
void screen_settings_press(Game *game, Action action);

// Takes the postcard of the scene that has just ended.
void screen_thanks_open(Game *game);
// Takes what the family has grown so far; then one thing that comes while the garden is looked at.
void screen_garden_open(Game *game);
void screen_garden_show(Game *game, const ShowCommand *show);
// What the garden's title counts: from its first flower on at least one.
double screen_garden_breaths(const Game *game);

// Counts the weeks anew.
void screen_progress_open(Game *game);

// Opens the pages of help, to go back from there to where one was; `urgent`: when to call for help.
void screen_help_open(Game *game, bool urgent);

// The choice of who stretches, as it stands.
void screen_people_open(Game *game);
void screen_people_add(Game *game, const char *id); // is chosen too, and has the focus
void screen_maker_open(Game *game);
// The bust of somebody with the name, as a choice; NULL for somebody new. `tint`: of the window.
void screen_people_tile(Game *game, PaintBox box, const Figure *figure, int tint, bool chosen);
// The people of the family's own making; returns how many.
int screen_people_own(const Game *game, const Figure **out, int most);

// The movement of a tile where one is picked; tiles count on from page to page.
int screen_one_exercise(const Game *game, int tile);
// How many pages our voices have.
int screen_voices_pages(const Game *game);

// The words of a screen by their key.
const char *screen_words(const Game *game, const char *key);
enum { SCREEN_THINGS = PROP_COUNT + 1 };
// The pictures of what the family needs for a movement: some take a band, others a towel, and a
// child's story may need neither. Returns how many.
int screen_things(const Game *game, const Timeline *timeline, const char *out[SCREEN_THINGS]);
// The same with "{name}" replaced by `value`.
const char *screen_fill(const Game *game, const char *key, const char *name, const char *value,
                        char out[GAME_WORDS]);
// "9 minutes".
const char *screen_minutes(const Game *game, double seconds, char out[GAME_WORDS]);
// Notes a choice and returns its focus, 0 or 1.
float screen_choice(Game *game, PaintBox box);
// Moves the focus to the choice that lies that way; true when it moved.
bool screen_move_focus(Game *game, Action action);
// The light of the family's time of day.
Hour screen_light(const Game *game);
// The room without people.
void screen_room(Game *game);
// Between a room and what is chosen over it: light by day, dark and warm in the evening.
void screen_veil(Game *game);
// How many children play the story of the movement under way.
int screen_players(Game *game);
// The session's moment, as the stage wants it; there are people.
StageShot screen_moment(Game *game);
// The session was `before`, some seconds ago, and is something else now: people go on smoothly.
void screen_go_on(Game *game, const Session *before, double passed);
// The room with the people of the family at ease on the left.
void screen_at_home(Game *game);
// The same in the level's room, with their eyes closed.
void screen_asleep(Game *game);
// The room with the people as the session has them.
void screen_people(Game *game);
// The family together in the session's room, for its postcard.
void screen_photo(Game *game);
// Asks once, beside the people, whether it is enough; the second choice says yes.
void screen_enough(Game *game);
enum { SCREEN_ENOUGH_YES = 1 };
// The part of the picture where cards may lie: beside the lantern, over the smaller person.
PaintBox screen_free(Game *game);
// Draws the card of a stretch. Returns where it lies.
PaintBox screen_stretch_card(Game *game);

#endif
