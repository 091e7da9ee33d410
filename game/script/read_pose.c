#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "read.h"
#include "schema_parts.h"

// One pose while it is read: the tables that speak about it, and how far we are.
typedef enum { DRAFT_NEW, DRAFT_OPEN, DRAFT_DONE } DraftState;

typedef struct {
    Reader *reader;
    Version *version;
    int normal, own; // stack indices of the tables of poses, 0 for none
    const char *version_id;
    DraftState state[POSES_MAX];
} Draft;

int read_pose_index(const Version *version, const char *id) {
    for (int i = 0; id && i < version->pose_count; i++)
        if (!strcmp(version->pose[i].id, id))
            return i;
    return -1;
}

// ---- stances

static int stance_index(const char *name) {
    for (int i = 0; SCHEMA_STANCES[i]; i++)
        if (!strcmp(SCHEMA_STANCES[i], name))
            return i;
    return -1;
}

static void touch_pair(PoseGoal *goal, Part part, Contact contact) {
    goal->contact[part] = goal->contact[part + 1] = contact;
}

// What carries a body in a stance.
static PoseGoal stance_goal(Stance stance) {
    PoseGoal goal = {.stance = stance};
    touch_pair(&goal, PART_FOOT, CONTACT_PLANT);
    if (stance == STANCE_HANDS_AND_KNEES)
        touch_pair(&goal, PART_HAND, CONTACT_PLANT);
    if (stance == STANCE_HANDS_AND_KNEES || stance == STANCE_KNEELING)
        touch_pair(&goal, PART_KNEE, CONTACT_PLANT);
    if (stance == STANCE_SITTING_ON_CHAIR)
        goal.contact[PART_PELVIS] = CONTACT_REST;
    if (stance == STANCE_LYING_ON_SIDE) {
        touch_pair(&goal, PART_FOOT, CONTACT_FREE);
        goal.contact[PART_PELVIS] = goal.contact[PART_SHOULDER + ROLE_OTHER] =
            goal.contact[PART_EAR + ROLE_OTHER] = CONTACT_REST;
    }
    if (stance == STANCE_LYING_ON_BACK)
        goal.contact[PART_BACK_HEAD] = goal.contact[PART_BACK] = goal.contact[PART_PELVIS] =
            CONTACT_REST;
    return goal;
}

// ---- what one table says

static void set_channel(PoseGoal *goal, Channel channel, int role, double value) {
    if (channel < CHANNEL_BLADE_UP) {
        goal->set[channel] = true;
        goal->value[channel] = value;
        return;
    }
    for (int r = ROLE_LEAD; r <= ROLE_OTHER; r++) {
        if (role != ROLE_BOTH && role != r)
            continue;
        goal->set[channel_on(channel, (Role)r)] = true;
        goal->value[channel_on(channel, (Role)r)] = value;
    }
}

// The angles in the table on top of the stack.
static void apply_channels(Reader *reader, PoseGoal *goal, const Card *card, int role) {
    for (int i = 0; i < card->count; i++) {
        const Field *field = &card->field[i];
        if (!read_push(reader, field->name))
            continue;
        double value = read_unit(field, lua_tonumber(reader->lua, -1));
        lua_pop(reader->lua, 1);
        if (field->bind == FLEX_ALIAS || field->bind == ABDUCTION_ALIAS) {
            double plane = field->bind == FLEX_ALIAS ? radians(90) : 0;
            set_channel(goal, CHANNEL_ARM_ELEVATION, role, value);
            set_channel(goal, CHANNEL_ARM_PLANE, role, plane);
        } else {
            set_channel(goal, (Channel)field->bind, role, value);
        }
    }
}

// Where a hand goes: the table on top of the stack.
static void apply_hand(Reader *reader, PoseGoal *goal, int role) {
    static const struct {
        const char *field;
        Contact contact;
    } ways[] = {{"at", CONTACT_PLANT}, {"slide_to", CONTACT_SLIDE}, {"clasp", CONTACT_CLASP}};
    int given = 0;
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        int place = read_choice(reader, ways[w].field, SCHEMA_PLACES, -1);
        for (int r = ROLE_LEAD; place >= 0 && r <= ROLE_OTHER; r++) {
            if (role != ROLE_BOTH && role != r)
                continue;
            goal->contact[PART_HAND + r] = ways[w].contact;
            goal->hand_place[r] = (Place)place;
        }
        given += place >= 0;
    }
    if (given > 1)
        walk_fault(&reader->walk, "a hand has one place; expected only one of 'at', 'slide_to' and "
                                  "'clasp'");
    const char *palm = read_name(reader, "palm");
    for (int r = ROLE_LEAD; palm && r <= ROLE_OTHER; r++)
        if (role == ROLE_BOTH || role == r)
            goal->palm_up[r] = !strcmp(palm, "up");
}

// A list of parts: they touch in this way, and no others do.
static void apply_parts(Reader *reader, PoseGoal *goal, Contact contact) {
    lua_State *lua = reader->lua;
    bool listed[PART_COUNT] = {false};
    int length = (int)lua_rawlen(lua, -1);
    for (int i = 1; i <= length; i++) {
        lua_rawgeti(lua, -1, i);
        const char *name = walk_text(lua, -1);
        for (int k = 0; name && SCHEMA_PARTS[k]; k++) {
            if (strcmp(SCHEMA_PARTS[k], name) != 0)
                continue;
            int pair = k / 3 * 2; // lead, other, both
            if (pair >= PART_BACK_HEAD)
                listed[PART_BACK_HEAD + k - PART_BACK_HEAD / 2 * 3] = true;
            else if (k % 3 < 2)
                listed[pair + k % 3] = true;
            else
                listed[pair] = listed[pair + 1] = true;
        }
        lua_pop(lua, 1);
    }
    for (int part = 0; part < PART_COUNT; part++) {
        bool was = goal->contact[part] == contact;
        if (was == listed[part])
            continue;
        goal->contact[part] = listed[part] ? contact : CONTACT_FREE;
        if (part < PART_HAND + 2)
            goal->hand_place[part - PART_HAND] = PLACE_SAME;
    }
}

static void apply_feet(Reader *reader, PoseGoal *goal) {
    goal->feet_width = read_number(reader, "feet", goal->feet_width);
    goal->cushion = read_number(reader, "cushion", goal->cushion);
    const char *word = read_name(reader, "feet");
    if (word)
        goal->feet_width = 1;
    goal->one_leg = read_flag(reader, "one_leg", goal->one_leg);
    if (read_name(reader, "lift"))
        goal->one_leg = true;
    if (goal->one_leg)
        goal->contact[PART_FOOT] = CONTACT_FREE;
    else if (read_push(reader, "one_leg")) { // put down again
        lua_pop(reader->lua, 1);
        goal->contact[PART_FOOT] = CONTACT_PLANT;
    }
}

void read_goal(Reader *reader, PoseGoal *goal) {
    for (int pass = 0; pass < 2; pass++) // lists of parts first, then what single hands do
        for (int i = 0; i < SCHEMA_POSE.count; i++) {
            const Field *field = &SCHEMA_POSE.field[i];
            bool list = field->kind == FIELD_CHOICES;
            if (list != (pass == 0) || !read_push(reader, field->name))
                continue;
            if (list)
                apply_parts(reader, goal, (Contact)field->bind);
            else if (field->kind == FIELD_CARD && strstr(field->name, "hand"))
                apply_hand(reader, goal, field->bind);
            else if (field->kind == FIELD_CARD)
                apply_channels(reader, goal, field->card, field->bind);
            else if (field->kind == FIELD_NUMBER && field->unit == UNIT_DEGREES)
                set_channel(goal, (Channel)field->bind, ROLE_BOTH,
                            read_unit(field, lua_tonumber(reader->lua, -1)));
            lua_pop(reader->lua, 1);
        }
    apply_feet(reader, goal);
}

// ---- bases

// Pushes the table of a pose among the poses at `index`; false when there is none.
static bool push_pose(Draft *draft, int index, const char *name) {
    if (index == 0)
        return false;
    lua_pushvalue(draft->reader->lua, index);
    bool found = read_push(draft->reader, name);
    lua_remove(draft->reader->lua, found ? -2 : -1);
    return found;
}

static void into_pose(Draft *draft, bool own, const char *name) {
    Walk *walk = &draft->reader->walk;
    if (own && draft->version_id)
        read_into_version(draft->reader, draft->version_id);
    walk_into(walk, "poses");
    walk_into(walk, name);
}

static void out_of_pose(Draft *draft, int depth) {
    while (draft->reader->walk.depth > depth)
        walk_out(&draft->reader->walk);
}

// The base that a pose names, and whether its version speaks for itself.
static const char *base_name(Draft *draft, const char *name, bool *alone) {
    const char *base = NULL;
    *alone = false;
    if (push_pose(draft, draft->own, name)) {
        base = read_name(draft->reader, "base");
        lua_pop(draft->reader->lua, 1);
        *alone = base != NULL;
    }
    if (!base && push_pose(draft, draft->normal, name)) {
        base = read_name(draft->reader, "base");
        lua_pop(draft->reader->lua, 1);
    }
    return base ? base : SCHEMA_STANCES[STANCE_STANDING];
}

static void unknown_base(Draft *draft, const char *base) {
    const char *words[POSES_MAX + STANCE_COUNT + 1];
    int count = 0;
    for (int i = 0; i < STANCE_COUNT; i++)
        words[count++] = SCHEMA_STANCES[i];
    for (int i = 0; i < draft->version->pose_count; i++)
        words[count++] = draft->version->pose[i].id;
    words[count] = NULL;
    const char *near = nearest_word(base, words);
    walk_fault(&draft->reader->walk, "there is no pose or stance '%s'%s%s%s", base,
               near ? " (did you mean '"
                    : "; expected standing, hands_and_knees, lying_on_back, "
                      "kneeling, sitting_on_chair, lying_on_side or a pose of this card",
               near ? near : "", near ? "'?)" : "");
}

static void resolve(Draft *draft, int index);

// The goal that a pose starts from; `own`: its version says so.
static PoseGoal base_goal(Draft *draft, int index, const char *base, bool own) {
    PoseCard *card = &draft->version->pose[index];
    Walk *walk = &draft->reader->walk;
    int stance = stance_index(base);
    card->base = -1;
    if (stance >= 0)
        return stance_goal((Stance)stance);
    int other = read_pose_index(draft->version, base), depth = walk->depth;
    into_pose(draft, own, card->id);
    walk_into(walk, "base");
    if (other < 0)
        unknown_base(draft, base);
    else if (draft->state[other] == DRAFT_OPEN)
        walk_fault(walk,
                   "pose '%s' has itself as a base, by way of '%s'; expected a chain that ends at "
                   "a stance",
                   card->id, base);
    out_of_pose(draft, depth);
    if (other < 0 || draft->state[other] == DRAFT_OPEN)
        return stance_goal(STANCE_STANDING);
    resolve(draft, other);
    card->base = other;
    return draft->version->pose[other].goal;
}

static void apply_from(Draft *draft, int tables, bool own, PoseCard *card) {
    if (!push_pose(draft, tables, card->id))
        return;
    int depth = draft->reader->walk.depth;
    into_pose(draft, own, card->id);
    card->line = walk_line(&draft->reader->walk);
    read_goal(draft->reader, &card->goal);
    out_of_pose(draft, depth);
    lua_pop(draft->reader->lua, 1);
}

static void resolve(Draft *draft, int index) {
    PoseCard *card = &draft->version->pose[index];
    if (draft->state[index] != DRAFT_NEW)
        return;
    luaL_checkstack(draft->reader->lua, 12, "poses");
    draft->state[index] = DRAFT_OPEN;
    bool alone;
    const char *base = base_name(draft, card->id, &alone);
    card->goal = base_goal(draft, index, base, alone);
    if (!alone)
        apply_from(draft, draft->normal, false, card);
    apply_from(draft, draft->own, true, card);
    draft->state[index] = DRAFT_DONE;
}

// ---- all poses, in the order of their names

static int compare_poses(const void *left, const void *right) {
    const PoseCard *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static void add_names(Draft *draft, int tables) {
    lua_State *lua = draft->reader->lua;
    Version *version = draft->version;
    if (tables == 0)
        return;
    for (lua_pushnil(lua); lua_next(lua, tables);) {
        lua_pop(lua, 1);
        const char *name = walk_text(lua, -1);
        if (!name || read_pose_index(version, name) >= 0)
            continue;
        if (version->pose_count == POSES_MAX) {
            walk_into(&draft->reader->walk, "poses");
            walk_fault(&draft->reader->walk, "'poses' has too many poses; at most %d fit",
                       POSES_MAX);
            walk_out(&draft->reader->walk);
            lua_pop(lua, 1);
            version->pose_count = 0; // which of them fit is chance
            return;
        }
        version->pose[version->pose_count++].id = name;
    }
}

void read_poses(Reader *reader, Version *out, int normal, int own, const char *version) {
    Draft draft = {
        .reader = reader, .version = out, .normal = normal, .own = own, .version_id = version};
    out->pose_count = 0;
    add_names(&draft, normal);
    add_names(&draft, own);
    qsort(out->pose, (size_t)out->pose_count, sizeof *out->pose, compare_poses);
    for (int i = 0; i < out->pose_count; i++)
        if (stance_index(out->pose[i].id) >= 0) {
            into_pose(&draft, normal == 0, out->pose[i].id);
            walk_fault(&reader->walk, "'%s' is a stance; expected another name for a pose",
                       out->pose[i].id);
            out_of_pose(&draft, 0);
        }
    for (int i = 0; i < out->pose_count; i++)
        resolve(&draft, i);
    for (int i = 0; i < out->pose_count; i++)
        out->pose[i].id = read_copy(reader, out->pose[i].id);
}
