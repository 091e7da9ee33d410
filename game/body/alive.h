// What life adds to a body on its way between key poses, where nothing rests, carries or is held.
// Knows no time.
#ifndef ALIVE_H
#define ALIVE_H

#include "blend.h"

// Whether arms and head may come after the trunk in this move: the trunk is free in all poses, and
// the hands hold nothing but the band.
bool alive_may_trail(const KeyPose *from, const KeyPose *goal, const KeyPose *passed);
// Whether a hand leaves a thing for another in this move.
bool alive_hands_change(const Blend *blend);
// A key pose whose hands are seen from the own trunk (free_end and its kin) as life has them there:
// what is held is nearer or farther then.
KeyPose alive_key(const Figure *figure, const KeyPose *key, const BlendLife *life);
// Adds to the trunk of a mixed pose.
void alive_trunk(const Blend *blend, KeyPose *now);
// Lets a free arm of a placed body hang as it likes, or lays its hand on the hip.
void alive_at_ease(const Figure *figure, const BlendLife *life, Side side, Body *body);
// Raises the right arm of a placed body to wave.
void alive_wave(const Figure *figure, const BlendLife *life, Body *body);
// Moves the end and pole of a free limb about its root; returns that turn.
Quat alive_limb(const Blend *blend, const KeyPose *now, const Body *body, int limb, Vec3 *end,
                Vec3 *pole);

#endif
