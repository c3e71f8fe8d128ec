//! Results, limitations, tasks, assessments, boilerplate.
