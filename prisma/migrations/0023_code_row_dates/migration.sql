-- HCPCS codes begin and end on dates of their own; ICD-10-CM codes live as long as their release and leave these empty.
ALTER TABLE code_row ADD COLUMN valid_from date;
ALTER TABLE code_row ADD COLUMN valid_to date;
