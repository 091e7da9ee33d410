// Everything that is read or chosen: cue card, caption, title card, doors, buttons, menu. Knows how
// they look and where their parts lie; every word comes from outside.
// `focus` runs from 0 to 1 when something becomes the chosen one, `appear` when it comes in.
#ifndef CARD_H
#define CARD_H

#include "paint.h"

// Zero leaves a part out; only `cue` is needed.
typedef struct {
    const char *cue;  // the words that are read from the mat
    const char *few;  // the same in few words, for where they do not fit, or NULL
    const char *note; // more, smaller
    bool plays;       // the note is what a child plays, with a picture that says so
    const char *icon; // a picture's name
    int count, done;  // repetitions, as dots
    bool near;        // read from near, before it begins: smaller words rather than no note
    float wide;       // pixels, at least: cards that follow each other are all as wide
    float appear;
} CardCue;

typedef struct {
    const char *picture; // a tall picture with a round top
    const char *name;
    const char *length; // how long it takes, in words
    float letters;      // units, of the name; 0: as large as fit
} CardDoor;

typedef struct {
    const char *icon; // may be NULL
    const char *words;
} CardItem;

typedef enum { CARD_SET_LEVEL, CARD_SET_CHOICE, CARD_SET_SWITCH } CardSetKind;

// Something that can be set. LEVEL: beads for the steps after the first; `value` may be "". SWITCH:
// step 1 is on. CHOICE: `picture` has one for every step, or is NULL, and then the value stands
// alone.
typedef struct {
    const char *icon, *name;
    CardSetKind kind;
    int step, steps;
    const char *value;
    const char *const *picture;
} CardSet;

// In the right upper corner of `free`. Returns where it lies, empty when there is no cue.
PaintBox card_cue(Painter *painter, PaintBox free, const CardCue *card);
// Pixels: how wide it would be by itself.
float card_cue_width(Painter *painter, PaintBox free, const CardCue *card);
// At most two lines, at the bottom of `free`. Returns where it lies.
PaintBox card_caption(Painter *painter, PaintBox free, const char *words, float appear);
// The name of a screen on a low sheet, and one line under it. Returns where it lies: at the top of
// `free`, in its middle.
PaintBox card_head(Painter *painter, PaintBox free, const char *title, const char *under);
void card_door(Painter *painter, PaintBox box, const CardDoor *door, float focus);
// Units: how large the letters of a door's name can be.
float card_door_letters(Painter *painter, PaintBox box, const char *name);
// A long round-ended button.
void card_button(Painter *painter, PaintBox box, const CardItem *item, float focus);
// The same, pale: it is not to be had yet.
void card_resting(Painter *painter, PaintBox box, const CardItem *item);
// Pixels: how wide one so high must be for its words in full size; one without words is round.
float card_button_width(Painter *painter, const CardItem *item, float high);
// Boxes for buttons beside each other in the middle of `area` and as high, `gap` pixels apart: all
// of one width, `most` pixels at most, where their words fit in full size, else each as its words
// need.
void card_button_row(Painter *painter, PaintBox area, const CardItem *item, int count, float most,
                     float gap, PaintBox *box);
// The same with its words from the left and an arrow on the right, as a row that leads on.
void card_line(Painter *painter, PaintBox box, const CardItem *item, float focus);
// A round button that is a picture alone; NULL leaves it empty.
void card_round(Painter *painter, PaintBox box, const char *icon, float focus);
// A long row for something that can be set.
void card_set(Painter *painter, PaintBox box, const CardSet *set, float focus);
// The tab of a page; the one that lies `open` is underlined.
void card_tab(Painter *painter, PaintBox box, const CardItem *item, bool open, float focus);
// Where what has the focus lies while it has grown by this share: no long one more than a short
// way, and nothing out of the safe area.
PaintBox card_grown(const Painter *painter, PaintBox box, float by);
// The sheet of whatever can be chosen, on its way to being the chosen one.
PaintPanel card_focused(float focus);
// A large quiet sheet of paper.
void card_sheet(Painter *painter, PaintBox box);
// A list in the middle of `free`; `chosen` has the focus. The items' places go to item_box (NULL:
// nowhere) so that a mouse finds them.
void card_menu(Painter *painter, PaintBox free, const char *title, const CardItem *item, int count,
               int chosen, float focus, PaintBox *item_box);
// Where a picture is still being made: a pale leaf in the middle.
void card_soon(Painter *painter, PaintBox box);
// Wraps the room in light, or in the dark of an evening; what lies on it comes out.
void card_veil(Painter *painter, bool evening, float alpha);
// `count` boxes beside each other in the middle of `area`, each `shape` times as high as wide, as
// large as fits, `gap` pixels apart. On a narrow screen tall ones (shape over 1) grow up to a
// quarter taller.
void card_row(PaintBox area, int count, float shape, float gap, PaintBox *box);

#endif
