/** The APIs of other vendors, each below a path of its own, all answered by the one model. */
package dev.assay.engine.dialect;
