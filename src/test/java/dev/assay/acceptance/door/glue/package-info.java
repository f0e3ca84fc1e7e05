/** Sentences for the runs that {@code NoFalseGreenTest} starts. No real scenario is glued to them. */
package dev.assay.acceptance.door.glue;
