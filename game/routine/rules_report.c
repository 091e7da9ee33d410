#include "good_form.h"
#include "rules.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char *side_word(Side side) {
    return side == SIDE_LEFT ? "left " : side == SIDE_RIGHT ? "right " : "";
}

// The same breach on the other side, which leads in its turn: -1 for none.
static int twin_of(const Rules *r, int index) {
    const Breach *b = &r->breach[index];
    for (int i = 0; i < r->count && b->side != SIDE_NONE; i++) {
        const Breach *o = &r->breach[i];
        bool same = o->rule == b->rule && o->pose == b->pose && strcmp(o->what, b->what) == 0;
        bool step = (o->phase ? o->phase->step : NULL) == (b->phase ? b->phase->step : NULL);
        if (same && step && o->side == other_side(b->side) &&
            fabs(o->amount - b->amount) < .01 * fabs(b->amount))
            return i;
    }
    return -1;
}

static void describe_form(const Breach *b, const char *side, char *out, size_t size) {
    int form = 0;
    while (strcmp(FORM_NAMES[form], b->what) != 0)
        form++;
    const FormWords *words = good_form_words((Form)form);
    char amount[32];
    if (words->length)
        snprintf(amount, sizeof amount, "%.0f mm", b->amount * 1000.0);
    else
        snprintf(amount, sizeof amount, "%.1f degrees", degrees(b->amount));
    const char *parts[] = {words->sided ? side : amount, amount};
    size_t used = 0;
    int part = 0;
    for (const char *c = words->words; *c && used + 1 < size; c++)
        if (c[0] == '%' && c[1] == 's') {
            used += (size_t)snprintf(out + used, size - used, "%s", parts[part++]);
            used = used < size ? used : size - 1;
            c++;
        } else {
            out[used++] = *c;
        }
    out[used] = '\0';
    snprintf(out + used, size - used, " (%s)", b->what);
}

static void describe(const Breach *b, bool both, char *out, size_t size) {
    const char *side = both ? "right or left " : side_word(b->side);
    double mm = b->amount * 1000.0, degree = degrees(b->amount);
    switch (b->rule) {
    case RULE_CONTACT:
        snprintf(out, size, "the %s%s misses its place by %.0f mm; let the trunk come nearer", side,
                 b->what, mm);
        break;
    case RULE_LENGTH:
        snprintf(out, size, "the bone of the %s%s changes its length by %.3f %%", side, b->what,
                 b->amount * 100.0);
        break;
    case RULE_RANGE:
        snprintf(out, size, "the %s%s goes %.0f degrees past its limit", side, b->what, degree);
        break;
    case RULE_ELBOW:
        snprintf(out, size, "the %selbow bends on the band; %.0f degrees more than the 8 it may",
                 side, degree);
        break;
    case RULE_BALANCE:
        snprintf(out, size, "out of balance (%s) by %.0f mm; shift the pelvis or plant a part",
                 b->what, mm);
        break;
    case RULE_PLANTED:
        snprintf(out, size, "the planted %s%s slides by %.1f mm", side, b->what, mm);
        break;
    case RULE_GROUND:
        snprintf(out, size, "the %s%s goes %.0f mm into the floor", side, b->what, mm);
        break;
    case RULE_BAND:
        snprintf(out, size, "the hands leave the band's width by %.0f mm", mm);
        break;
    case RULE_CHAIR:
        snprintf(out, size, "the %s%s goes %.0f mm through the back of the chair", side, b->what,
                 mm);
        break;
    case RULE_RIBS:
        snprintf(out, size, "the ribs lift %.0f degrees more than the 8 they may", degree);
        break;
    case RULE_SPEED:
        snprintf(out, size, "the %s%s is too fast by %.2f m/s; give the step min_seconds", side,
                 b->what, b->amount);
        break;
    case RULE_HINGE:
        snprintf(out, size, "the %s%s bends %.1f degrees against its hinge", side, b->what, degree);
        break;
    case RULE_POLE:
        snprintf(out, size,
                 "the %s%s swings %.1f degrees about its limb in one sample; give the move a via",
                 side, b->what, degree);
        break;
    case RULE_CROSS:
        snprintf(out, size,
                 "the %s%s goes %.0f mm deeper into the body or the chair than skin gives; lead it "
                 "round by a via",
                 side, b->what, mm);
        break;
    case RULE_JERK:
        snprintf(out, size,
                 "the %s%s moves unevenly, %.2f where 5.70 is the most (log dimensionless jerk)",
                 side, b->what, b->amount);
        break;
    case RULE_BRAKE:
        snprintf(out, size,
                 "the %s%s starts or stops %.1f times as hard as an even move, where 4.5 is the "
                 "most; bend it a little more at the end",
                 side, b->what, b->amount);
        break;
    case RULE_FORM:
        describe_form(b, side, out, size);
        break;
    default:
        snprintf(out, size, "the %s%s jerks by %.1f degrees a second in one sample", side, b->what,
                 degree);
        break;
    }
}

void rules_report(const Rules *r, Report *report) {
    for (int i = 0; i < r->count; i++) {
        const Breach *b = &r->breach[i];
        int twin = twin_of(r, i);
        if (twin >= 0 && twin < i)
            continue;
        char what[240];
        describe(b, twin >= 0, what, sizeof what);
        const Version *v = r->timeline->version;
        const PoseCard *pose = &v->pose[b->phase ? b->phase->goal : b->pose];
        int line = b->phase ? b->phase->step->line : pose->line;
        report_add(report, "%s:%d: %s in '%s' (%s, version %s)", r->timeline->exercise->file, line,
                   what, pose->id, r->motion->figure->id, v->id);
    }
}
