/**
 * Who may use the model, and when: a bounded number of sessions at work, a bounded queue in the order of arrival, an
 * end to the work of clients that left. A permit that was taken is always given back, whatever happens in between.
 */
package dev.assay.engine.schedule;
