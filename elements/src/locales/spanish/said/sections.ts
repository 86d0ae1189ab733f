import type { Dictionary } from '../../../internal/localize.ts';

/** Parts of a note by the names that the reader gives them (rules/book/lexicon/sections.yaml), as the note's outline shows them. */
export const sections: Dictionary = {
  HPI: 'Enfermedad actual',
  ROS: 'Revisión por sistemas',
  'Past history': 'Antecedentes personales',
  'Surgical history': 'Antecedentes quirúrgicos',
  'Assessment and plan': 'Evaluación y plan',
  'Chief complaint': 'Motivo de consulta',
  'Family history': 'Antecedentes familiares',
  'Social history': 'Antecedentes sociales',
  Medications: 'Medicamentos',
  Allergies: 'Alergias',
  Vitals: 'Signos vitales',
  Exam: 'Examen',
  Results: 'Resultados',
  Assessment: 'Evaluación',
  Plan: 'Plan',
  Procedures: 'Procedimientos',
  Orders: 'Órdenes',
  Immunizations: 'Vacunas',
  Instructions: 'Indicaciones',
  Time: 'Tiempo',
  Visit: 'Consulta',
  'Health maintenance': 'Prevención',
};
