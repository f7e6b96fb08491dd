//! docwright as a library: the configuration and the pipeline.
