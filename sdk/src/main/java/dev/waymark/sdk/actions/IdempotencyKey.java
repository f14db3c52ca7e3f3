package dev.waymark.sdk.actions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A `String` parameter of an [Action] that is given the key of the call: the same in every
/// delivery of it, different for every other call. No part of the action's signature.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface IdempotencyKey {}
