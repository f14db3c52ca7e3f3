@org.jspecify.annotations.NullMarked
package dev.waymark.sdk;
