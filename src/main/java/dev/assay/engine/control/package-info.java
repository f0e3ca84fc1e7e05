/**
 * What exists in test mode only: faults that strike requests which hold a certain text, and a log of what was asked.
 * Everything comes in at seams that normal code has anyway; normal code knows nothing of it.
 */
package dev.assay.engine.control;
